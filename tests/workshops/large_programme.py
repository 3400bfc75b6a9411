#!/usr/bin/env python3
"""Writes workshops/large-programme: 300 rows, 60 roles in 12 teams, 15 phases. All of it is invented.

usage: tests/workshops/large_programme.py [OUT]

The same files every time, on any Python 3: chance is a linear congruential generator of our own. A test
runs this and compares with what is committed; expected-findings.txt is not written here.
"""
import pathlib, sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent


class Chance:
    """Numbers that look like chance (the generator of Numerical Recipes, high bits)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) % n

    def percent(self, share):
        return self.below(100) < share

    def pick(self, items):
        return items[self.below(len(items))]

    def some(self, items, count):
        """So many of the items, none twice, in their own order."""
        left = list(items)
        taken = [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]
        return [item for item in items if item in taken]


# Team: id, name, roles as (id, name, short, heads, rank); the first leads the team.
TEAMS = [
    ("pmo", "Programme Office", [
        ("programme-director", "Programme Director", "PD", 1, 4), ("wave-lead", "Migration Wave Lead", "WL", 4, 3),
        ("planner", "Programme Planner", "PLN", 2, 2), ("change-lead", "Change Lead", "CHL", 2, 3),
        ("risk-keeper", "Risk and Issue Keeper", "RSK", 1, 2)]),
    ("cs", "Customer Success", [
        ("cs-director", "Customer Success Director", "CSD", 1, 4), ("csm-ent", "Enterprise CSM", "CSM", 14, 2),
        ("csm-mid", "Mid-market CSM", "CSX", 11, 2), ("scaled-csm", "Scaled CSM", "SCS", 5, 2),
        ("renewals", "Renewals Manager", "RNW", 4, 2)]),
    ("onb", "Onboarding", [
        ("onb-lead", "Onboarding Lead", "OL", 2, 3), ("onb-manager", "Onboarding Manager", "OM", 9, 2),
        ("trainer", "Customer Trainer", "TRN", 6, 1), ("content", "Learning Content Designer", "LCD", 3, 1),
        ("config", "Configuration Specialist", "CFG", 7, 1)]),
    ("sup", "Support", [
        ("sup-lead", "Support Lead", "SL", 3, 3), ("tier1", "Support Engineer, First Line", "T1", 18, 1),
        ("tier2", "Support Engineer, Second Line", "T2", 9, 2), ("incident", "Incident Manager", "INC", 3, 3),
        ("kb", "Knowledge Editor", "KNE", 2, 1)]),
    ("ps", "Services", [
        ("ps-director", "Services Director", "PSD", 1, 4), ("architect", "Solution Architect", "ARC", 6, 3),
        ("consultant", "Implementation Consultant", "CON", 16, 2), ("integrator", "Integration Developer", "INT", 8, 1),
        ("ps-planner", "Resource Planner", "RPL", 2, 2)]),
    ("prod", "Product", [
        ("cpo", "Head of Product", "HOP", 1, 4), ("pm-core", "Product Manager, Core", "PMC", 2, 3),
        ("pm-mig", "Product Manager, Migration", "PMM", 1, 3), ("ux", "Product Designer", "UX", 4, 1),
        ("docs", "Technical Writer", "DOC", 3, 1)]),
    ("eng", "Engineering", [
        ("eng-lead", "Engineering Lead", "EL", 4, 3), ("backend", "Platform Engineer", "PLE", 20, 1),
        ("qa", "Test Engineer", "QA", 8, 1), ("release", "Release Manager", "REL", 2, 2),
        ("sre", "Site Reliability Engineer", "SRE", 5, 2)]),
    ("data", "Data", [
        ("data-lead", "Data Lead", "DL", 1, 3), ("data-eng", "Data Engineer", "DE", 6, 1),
        ("analyst", "Customer Analyst", "ANA", 3, 2), ("steward", "Data Steward", "DST", 3, 2),
        ("mig-eng", "Migration Engineer", "MIG", 7, 1)]),
    ("sec", "Security and Legal", [
        ("ciso", "Head of Security", "SEC", 1, 4), ("privacy", "Privacy Officer", "PRV", 1, 3),
        ("counsel", "Commercial Counsel", "LAW", 2, 3), ("sec-eng", "Security Engineer", "SCE", 4, 1),
        ("audit", "Internal Auditor", "AUD", 1, 3)]),
    ("fin", "Finance", [
        ("fin-lead", "Finance Business Partner", "FBP", 2, 3), ("billing", "Billing Specialist", "BIL", 5, 1),
        ("deal-desk", "Deal Desk Analyst", "DDA", 3, 2), ("collections", "Collections Specialist", "COL", 2, 1),
        ("procure", "Buyer", "BUY", 1, 2)]),
    ("sales", "Sales", [
        ("sales-dir", "Sales Director", "SD", 2, 4), ("ae", "Account Executive", "AE", 15, 2),
        ("partner", "Partner Manager", "PAM", 3, 2), ("se", "Solutions Engineer", "SE", 6, 2),
        ("sales-ops", "Sales Operations Analyst", "SOP", 2, 1)]),
    ("com", "Communications", [
        ("com-lead", "Customer Communications Lead", "CCL", 1, 3), ("editor", "Campaign Editor", "EDT", 2, 1),
        ("community", "Community Manager", "CMY", 2, 2), ("events", "Event Manager", "EVT", 1, 1),
        ("localise", "Localisation Manager", "LOC", 1, 2)]),
]

# What can be done with a thing of a kind, in the order of the work: (verb, id of the verb, a decision, within hours).
KINDS = {
    "paper": [("Draft", "draft", False, 0), ("Review", "review", False, 0), ("Approve", "approve", True, 0),
              ("Publish", "publish", False, 0)],
    "event": [("Schedule", "schedule", False, 0), ("Prepare", "prepare", False, 0), ("Run", "run", False, 0),
              ("Write up", "write-up", False, 0)],
    "system": [("Configure", "configure", False, 0), ("Test", "test", False, 0), ("Release", "release", True, 0),
               ("Monitor", "monitor", False, 0)],
    "records": [("Extract", "extract", False, 0), ("Clean", "clean", False, 0), ("Load", "load", False, 0),
                ("Reconcile", "reconcile", False, 0)],
    "case": [("Triage", "triage", False, 4), ("Investigate", "investigate", False, 24), ("Resolve", "resolve", False, 0),
             ("Close", "close", False, 0)],
}

# Phase: id, name, the teams at home in it, its five things as (id, name, kind).
PHASES = [
    ("mobilise", "Mobilise", ["pmo", "cs", "prod"], [
        ("charter", "the programme charter", "paper"), ("plan", "the baseline plan", "paper"),
        ("budget", "the programme budget", "paper"), ("sponsor-board", "the sponsor board", "event"),
        ("risk-review", "the monthly risk review", "event")]),
    ("discover", "Discover", ["cs", "data", "ps"], [
        ("customer-list", "the customer inventory", "records"), ("usage-base", "the usage baseline", "records"),
        ("interviews", "customer interviews", "event"), ("custom-list", "the list of customisations", "paper"),
        ("segments", "the migration segments", "paper")]),
    ("design", "Design the service", ["prod", "ps", "cs"], [
        ("service-model", "the service model", "paper"), ("journey", "the customer journey map", "paper"),
        ("playbook", "the migration playbook", "paper"), ("walkthrough", "the design walk-through", "event"),
        ("health-model", "the health score model", "system")]),
    ("contract", "Settle contracts", ["sec", "sales", "fin"], [
        ("terms", "the new terms of service", "paper"), ("dpa", "the data processing agreement", "paper"),
        ("price-map", "the price mapping", "paper"), ("notice", "the notice of change", "paper"),
        ("objection", "contract objections", "case")]),
    ("build", "Build the platform", ["eng", "prod", "data"], [
        ("tenant", "the tenant model", "system"), ("import-tool", "the import tool", "system"),
        ("sso", "single sign-on", "system"), ("parity", "the parity list", "paper"),
        ("demo", "the fortnightly demo", "event")]),
    ("data", "Move the data", ["data", "eng", "sec"], [
        ("accounts", "account records", "records"), ("history", "ticket history", "records"),
        ("attachments", "file attachments", "records"), ("mapping", "the field mapping", "paper"),
        ("rejects", "rejected records", "case")]),
    ("integrate", "Connect systems", ["ps", "eng", "sec"], [
        ("crm-link", "the CRM connection", "system"), ("erp-link", "the billing connection", "system"),
        ("webhooks", "customer webhooks", "system"), ("api-notice", "the API change notice", "paper"),
        ("broken-link", "broken connections", "case")]),
    ("test", "Rehearse", ["eng", "data", "onb"], [
        ("test-plan", "the acceptance plan", "paper"), ("dress", "the dress rehearsal", "event"),
        ("load", "the load test", "event"), ("rollback", "the rollback procedure", "paper"),
        ("defect", "rehearsal defects", "case")]),
    ("ready", "Get the teams ready", ["onb", "sup", "pmo"], [
        ("courses", "the team courses", "event"), ("scripts", "the answer scripts", "paper"),
        ("kb-articles", "the help articles", "paper"), ("shadow", "the shadowing weeks", "event"),
        ("macro", "the support macros", "system")]),
    ("pilot", "Pilot", ["cs", "onb", "pmo"], [
        ("pilot-list", "the pilot customer list", "paper"), ("pilot-kickoff", "the pilot kickoffs", "event"),
        ("pilot-issue", "pilot issues", "case"), ("pilot-survey", "the pilot survey", "event"),
        ("go-wide", "the go-wide recommendation", "paper")]),
    ("waves", "Migrate in waves", ["pmo", "onb", "data"], [
        ("wave-plan", "the wave plan", "paper"), ("cutover", "the cut-over weekend", "event"),
        ("wave-data", "the wave's customer data", "records"), ("cutover-issue", "cut-over issues", "case"),
        ("freeze", "the change freeze", "paper")]),
    ("adopt", "Adopt", ["cs", "onb", "com"], [
        ("webinar", "the adoption webinars", "event"), ("success-plan", "the joint success plan", "paper"),
        ("in-app", "the in-app guides", "system"), ("quiet", "quiet accounts", "case"),
        ("champions", "the champions meeting", "event")]),
    ("support", "Support", ["sup", "eng", "cs"], [
        ("ticket", "migration tickets", "case"), ("outage", "platform incidents", "case"),
        ("escalation", "executive escalations", "case"), ("status", "the status page", "system"),
        ("post-mortem", "the incident review", "event")]),
    ("renew", "Renew and bill", ["sales", "fin", "cs"], [
        ("forecast", "the renewal forecast", "paper"), ("quote", "the renewal quote", "paper"),
        ("invoice", "disputed invoices", "case"), ("value-review", "the value review", "event"),
        ("credit", "the migration credit", "paper")]),
    ("close", "Switch off the old", ["pmo", "eng", "sec"], [
        ("end-date", "the end-of-life notice", "paper"), ("archive", "archived records", "records"),
        ("old-users", "the old user accounts", "records"), ("decommission", "the decommissioning review", "event"),
        ("lessons", "the lessons report", "paper")]),
]

SEGMENTS = [("ent", "Enterprise", 14), ("mid", "Mid-market", 11), ("scaled", "Scaled", 5)]
NOTES = [
    "Settled at the wave lead's table; tell the planner when the date moves.",
    "Customers in regulated sectors get ten working days of notice.",
    "One page is enough; the old product needed forty.",
    "Ask for the signed mapping before anything is loaded.",
    "The regional lead may stop this, nobody else.",
    "Runs in three time zones: hand over in writing.",
]


def roles_of(team):
    return [role[0] for known, _, roles in TEAMS for role in roles if known == team]


def workers_of(team):
    """All but the one who leads the team."""
    return roles_of(team)[1:]


def text(value):
    return '"' + value.replace('"', '\\"') + '"'


def listed(roles):
    return "[" + ", ".join(text(role) for role in roles) + "]"


def letters(chance, home):
    """Who answers, does, is asked and is told, for a row at home in these teams."""
    first = home[0] if chance.percent(60) else chance.pick(home)
    does = chance.some(workers_of(first), 1 if chance.percent(65) else 2)
    if chance.percent(30):
        does += chance.some(workers_of(chance.pick([team for team in home if team != first])), 1)
    if chance.percent(70):
        answers = chance.pick(does[:2])
    else:
        answers = roles_of(first)[0]
    # Who is asked is at home in the phase, who is told may be anywhere.
    near = [role for team in home for role in roles_of(team) if role not in does and role != answers]
    asked = chance.some(near, chance.pick([0, 1, 1, 1, 2, 2, 2, 3, 3, 4 if chance.percent(40) else 2]))
    far = [role for team, _, _ in TEAMS for role in roles_of(team)]
    far = [role for role in far if role not in does + asked and role != answers]
    told = chance.some(far, chance.pick([0, 1, 2, 2, 3, 3, 4, 6 if chance.percent(30) else 3]))
    return answers, does, asked, told


def override(chance, home, answers):
    """Letters that hold for scaled customers, where nobody has a name to call."""
    heir = chance.pick(["scaled-csm", "community", "tier1"])
    if heir == answers:
        return None
    told = chance.some([role for role in roles_of(home[0]) if role != heir], 1)
    return f"segment.scaled = {{ A = {text(heir)}, R = {listed([heir])}, C = [], I = {listed(told)} }}"


def answer(chance, home, answers):
    """The line of the A: a few are open, a very few nobody's or those of two."""
    lot = chance.below(100)
    if lot < 2:
        return 'A = "?"'
    if lot == 2:
        return ""
    if lot == 3:
        return f"A = {listed(sorted({answers, roles_of(home[-1])[0]}))}"
    return f"A = {text(answers)}"


def row(chance, phase, home, thing, verb):
    thing_id, thing_name, _ = thing
    verb_name, verb_id, decision, within = verb
    answers, does, asked, told = letters(chance, home)
    lines = [f"[activity.{phase}-{thing_id}-{verb_id}]", f"name = {text(f'{verb_name} {thing_name}')}", f"phase = {text(phase)}"]
    if decision:
        driver = chance.pick(does)
        approver = roles_of(home[0])[0]
        lines += ['kind = "decision"', 'variant = "DACI"', f"D = {text(driver)}", f"A = {text(approver)}"]
        asked, told = ([role for role in roles if role not in (driver, approver)] for roles in (asked + does, told))
        asked = [role for n, role in enumerate(asked) if role not in asked[:n]][:3]
    else:
        lines += [answer(chance, home, answers), f"R = {listed(does)}"]
    lines = [line for line in lines if line]
    lines += [f"C = {listed(asked)}"] if asked else []
    lines += [f"I = {listed(told)}"] if told else []
    if chance.percent(4):
        spare = [role for role in roles_of(home[1]) if role not in does + asked + told and role != answers]
        lines.append(f"open = {listed(chance.some(spare, 1))}")
    other = override(chance, home, answers) if not decision and chance.percent(8) else None
    if within:
        lines.append(f"within_hours = {within}")
    lines += [other] if other else []
    if chance.percent(7):
        lines.append(f"note = {text(chance.pick(NOTES))}")
    return "\n".join(lines) + "\n"


HEAD = """# Written by tests/workshops/large_programme.py; change that script, not this file.
# Company, people and customers are invented.
"""

WORKSHOP = """
[workshop]
title = "One platform: who moves four thousand customers"
company = "Norrvik Systems (fictional)"
venue = "Harbour Hall"
purpose = "Move every customer from three products to one, with one name to call at each step."
as_of = 2026-05-04
fictional = true

[raci]
title = "Migration programme RACI"
state = "proposed"
owner = "tove"
effective = 2026-06-01
review_by = 2026-11-30

[person.tove]
name = "Tove L."
role = "programme-director"
"""


def workshop_file():
    parts = [HEAD + WORKSHOP]
    for id_, name, heads in SEGMENTS:
        parts.append(f"[segment.{id_}]\nname = {text(name)}\ncsm_heads = {heads}\n")
    for id_, name, _, _ in PHASES:
        parts.append(f"[phase.{id_}]\nname = {text(name)}\n")
    return "\n".join(parts)


def roles_file():
    parts = [HEAD]
    for _, team, roles in TEAMS:
        parts.append(f"# {'-' * 66} {team}\n")
        for id_, name, short, heads, rank in roles:
            parts.append(
                f"[role.{id_}]\nname = {text(name)}\nshort = {text(short)}\nteam = {text(team)}\n"
                f"rank = {rank}\nheads = {heads}\n"
            )
    return "\n".join(parts)


def files():
    """Path in the workshop to text."""
    chance = Chance(20260504)
    written = {"workshop.toml": workshop_file(), "roles.toml": roles_file()}
    for number, (phase, name, home, things) in enumerate(PHASES, 1):
        parts = [HEAD + f"\n# {'-' * 66} {name}\n"]
        for thing in things:
            parts += [row(chance, phase, home, thing, verb) for verb in KINDS[thing[2]]]
        written[f"raci/{number:02}-{phase}.toml"] = "\n".join(parts)
    return written


def main():
    out = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "workshops" / "large-programme"
    for path, content in files().items():
        path = out / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))


if __name__ == "__main__":
    main()
