//! SVG to PNG.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Options, Tree};

use super::PlotError;
use super::font::Embedded;

/// Rasterises an SVG with the very fonts that it carries, and no others.
pub(super) fn rasterise(svg: &str, fonts: &[Embedded], scale: f64) -> Result<Vec<u8>, PlotError> {
    let mut database = usvg::fontdb::Database::new();
    for font in fonts {
        database.load_font_data(font.file.clone());
    }
    let options = Options {
        fontdb: Arc::new(database),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(PlotError::rasterise)?;
    let scale = scale as f32;
    let size = tree.size().to_int_size().scale_by(scale);
    let size = size.ok_or_else(|| PlotError::rasterise("the size is zero"))?;
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| PlotError::rasterise("the picture is too large"))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels.encode_png().map_err(PlotError::rasterise)
}
