//! QR codes: as SVG for the wall and the join sheet, as a grid for the terminal.
//!
//! Level M, because a projected or printed code is seen at an angle and under
//! lamps; a margin of four light modules, because cameras need it.
//!
//! The SVG brings its own light ground: a dark theme must not eat the margin.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};
use maud::{Markup, html};

/// Light modules around the code, as the standard asks.
const QUIET: usize = 4;

/// The modules of a code, margin included; dark is `true`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    size: usize,
    dark: Vec<bool>,
}

impl Grid {
    /// The code of `text`, or nothing when it is longer than a code can hold (2,331 bytes).
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let size = code.size + 2 * QUIET;
        let mut dark = vec![false; size * size];
        for y in 0..code.size {
            for x in 0..code.size {
                dark[(y + QUIET) * size + x + QUIET] = code[y][x].value();
            }
        }
        Some(Self { size, dark })
    }

    /// Modules on one side.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is dark; outside the grid all is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// The dark modules as the `d` of one path: one rectangle for each run in a row.
    fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let run = (x..self.size).take_while(|&x| self.is_dark(x, y)).count();
                if run > 0 {
                    // Writing to a String cannot fail.
                    let _infallible = write!(path, "M{x} {y}h{run}v1h-{run}z");
                }
                x += run.max(1);
            }
        }
        path
    }
}

/// The code of `text` as an image called `label`, or nothing when `text` is too long for one.
pub fn svg(text: &str, label: &str) -> Option<Markup> {
    let grid = Grid::of(text)?;
    let size = grid.size();
    Some(html! {
        svg.qr xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (size) " " (size) }
            shape-rendering="crispEdges" role="img" aria-label=(label) {
            rect width=(size) height=(size) fill="#fff" {}
            path fill="#000" d=(grid.path()) {}
        }
    })
}

/// What a camera app reads as "join this Wi-Fi"; without a password, an open network.
pub fn wifi(ssid: &str, password: &str) -> String {
    let ssid = escaped(ssid);
    if password.is_empty() {
        return format!("WIFI:T:nopass;S:{ssid};H:false;;");
    }
    format!("WIFI:T:WPA;S:{ssid};P:{};H:false;;", escaped(password))
}

/// A backslash before each sign that the Wi-Fi form gives a meaning to.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '\\' | ';' | ',' | ':' | '"') {
            safe.push('\\');
        }
        safe.push(sign);
    }
    safe
}

#[cfg(test)]
pub(crate) mod tests {
    use scraper::{Html, Selector};

    use super::*;

    /// What a camera reads in modules drawn eight pixels wide.
    pub(crate) fn read(size: usize, is_dark: impl Fn(usize, usize) -> bool) -> String {
        const PIXELS: usize = 8;
        let pixels = size * PIXELS;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, |x, y| {
            if is_dark(x / PIXELS, y / PIXELS) { 0 } else { 255 }
        });
        let found = image.detect_grids();
        assert_eq!(found.len(), 1, "one code is seen");
        let (meta, text) = found[0].decode().unwrap();
        assert_eq!(meta.ecc_level, 0, "level M");
        text
    }

    /// The modules that the path of an SVG paints.
    fn painted(path: &str, size: usize) -> Vec<bool> {
        let mut dark = vec![false; size * size];
        for run in path.split('M').skip(1) {
            let (place, length) = run.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = length.split_once('v').unwrap().0.parse().unwrap();
            dark[y * size + x..][..length].fill(true);
        }
        dark
    }

    #[test]
    fn a_camera_reads_the_address_in_the_svg() {
        let address = "http://192.168.1.20:8080/a/K7RMA/";
        let svg = svg(address, "Rejoindre <l'atelier>").unwrap().into_string();
        let page = Html::parse_fragment(&svg);
        let one = |css: &str| {
            let all: Vec<_> = page.select(&Selector::parse(css).unwrap()).collect();
            assert_eq!(all.len(), 1, "one {css}");
            all[0].value().clone()
        };
        let image = one("svg");
        assert_eq!(image.attr("role"), Some("img"));
        assert_eq!(image.attr("aria-label"), Some("Rejoindre <l'atelier>"));
        assert_eq!(image.attr("shape-rendering"), Some("crispEdges"));
        let size: usize = one("rect").attr("width").unwrap().parse().unwrap();
        assert_eq!(image.attr("viewBox"), Some(format!("0 0 {size} {size}").as_str()));
        let dark = painted(one("path").attr("d").unwrap(), size);
        assert_eq!(read(size, |x, y| dark[y * size + x]), address);
        assert!(!svg.contains("style"), "no inline style: the policy of the pages forbids it");
    }

    #[test]
    fn four_light_modules_stand_around_the_code() {
        let grid = Grid::of("http://10.0.0.1:8080").unwrap();
        let last = grid.size() - 1;
        for along in 0..grid.size() {
            for edge in (0..QUIET).chain(last - QUIET + 1..=last) {
                assert!(!grid.is_dark(along, edge) && !grid.is_dark(edge, along));
            }
        }
        assert!(grid.is_dark(QUIET, QUIET), "the finder begins right after the margin");
    }

    #[test]
    fn a_wifi_with_hostile_names_is_read_back() {
        assert_eq!(wifi("Mairie", "plouf"), "WIFI:T:WPA;S:Mairie;P:plouf;H:false;;");
        assert_eq!(wifi("Libre", ""), "WIFI:T:nopass;S:Libre;H:false;;");
        assert_eq!(
            wifi(r#"Chez; l'"Élu""#, r"a:b,c\d"),
            r#"WIFI:T:WPA;S:Chez\; l'\"Élu\";P:a\:b\,c\\d;H:false;;"#
        );
        let payload = wifi("Salle d’été", "c:est;l\\a");
        let grid = Grid::of(&payload).unwrap();
        assert_eq!(read(grid.size(), |x, y| grid.is_dark(x, y)), payload);
    }

    #[test]
    fn what_is_too_long_for_a_code_gives_none() {
        assert!(Grid::of(&"x".repeat(2331)).is_some());
        assert!(Grid::of(&"x".repeat(2332)).is_none());
        assert!(svg(&"x".repeat(2332), "").is_none());
    }
}
