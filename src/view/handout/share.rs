//! Minutes shared out over steps.

/// `total` shared out by weight, in whole numbers that add up to it: largest remainders first, the earlier step where
/// two are equal. Nobody gets nothing while there is one for each.
pub(super) fn shared_out(total: u32, weights: &[u32]) -> Vec<u32> {
    let sum: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
    if sum == 0 {
        return weights.iter().map(|_| 0).collect();
    }
    let ideal = |weight: &u32| u64::from(*weight) * u64::from(total);
    let mut shares: Vec<u64> = weights.iter().map(|weight| ideal(weight) / sum).collect();
    let mut left = u64::from(total) - shares.iter().sum::<u64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|step| std::cmp::Reverse(ideal(&weights[*step]) % sum));
    for step in order {
        if left == 0 {
            break;
        }
        shares[step] += 1;
        left -= 1;
    }
    while let (Some(empty), Some(most)) = (
        shares.iter().position(|share| *share == 0),
        (0..shares.len()).max_by_key(|step| (shares[*step], std::cmp::Reverse(*step))),
    ) {
        if shares[most] < 2 {
            break;
        }
        shares[most] -= 1;
        shares[empty] += 1;
    }
    shares
        .into_iter()
        .map(|share| u32::try_from(share).unwrap_or(u32::MAX))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_add_up_to_the_slot_whatever_its_length() {
        let raci = [5, 10, 45, 15, 5];
        assert_eq!(shared_out(80, &raci), raci);
        assert_eq!(shared_out(40, &raci), [3, 5, 23, 7, 2]);
        for total in 5..300 {
            let shares = shared_out(total, &raci);
            assert_eq!(shares.iter().sum::<u32>(), total);
            assert!(!shares.contains(&0), "{total}: {shares:?}");
        }
    }

    #[test]
    fn fewer_minutes_than_steps_leave_some_without() {
        assert_eq!(shared_out(2, &[1, 1, 1]), [1, 1, 0]);
        assert_eq!(shared_out(0, &[5, 5]), [0, 0]);
        assert_eq!(shared_out(9, &[]), Vec::<u32>::new());
        assert_eq!(shared_out(9, &[0, 0]), [0, 0]);
        assert_eq!(shared_out(u32::MAX, &[u32::MAX, 1]).len(), 2);
    }
}
