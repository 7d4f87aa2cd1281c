//! Coordinates in what people typed as a place: `48.39, -4.49`, `geo:48.39,-4.49`, a
//! link to OpenStreetMap. Anything else has none; nothing is guessed.

/// A point of the earth, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

impl Point {
    /// The point that a typed place names, if it names one.
    pub fn read(place: &str) -> Option<Self> {
        of_uri(place).or_else(|| of_link(place)).or_else(|| of_pair(place))
    }

    /// Off the earth is nowhere; 0, 0 is what an empty form of another tool gives.
    fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        let somewhere = latitude != 0.0 || longitude != 0.0;
        (on_earth && somewhere).then_some(Self { latitude, longitude })
    }
}

/// `geo:48.39,-4.49;u=20` (RFC 5870).
fn of_uri(place: &str) -> Option<Point> {
    let (_, rest) = place.split_once("geo:")?;
    let (latitude, rest) = rest.split_once(',')?;
    Point::new(number(latitude)?, number(leading(rest))?)
}

/// `…/?mlat=48.39&mlon=-4.49` or `…#map=16/48.39/-4.49`, on openstreetmap.org or osm.org.
fn of_link(place: &str) -> Option<Point> {
    let at = place.find("openstreetmap.org").or_else(|| place.find("osm.org"))?;
    let link = place[at..].split_whitespace().next()?;
    let value = |name: &str| {
        let (_, rest) = link.split_once(name)?;
        number(leading(rest))
    };
    if let Some(point) = value("mlat=").zip(value("mlon=")) {
        return Point::new(point.0, point.1);
    }
    let (_, map) = link.split_once("#map=")?;
    let mut parts = map.split('/').skip(1);
    Point::new(number(parts.next()?)?, number(leading(parts.next()?))?)
}

/// `48.39, -4.49` or `48,39 ; -4,49`, alone or behind words; `N`, `S`, `E`, `O`, `W` and
/// the sign of degrees may follow a number.
fn of_pair(place: &str) -> Option<Point> {
    let numbers: Vec<(usize, usize, f64)> = decimals(place).collect();
    let mut pairs = numbers.windows(2).filter_map(|two| {
        let between = &place[two[0].1..two[1].0];
        let apart = !between.is_empty()
            && between.chars().all(|sign| matches!(sign, ' ' | ',' | ';' | '/' | '°' | 'N' | 'S'));
        let behind = place[two[1].1..].trim_start_matches([' ', '°']);
        let south = if between.contains('S') { -1.0 } else { 1.0 };
        let west = if behind.starts_with(['W', 'O']) { -1.0 } else { 1.0 };
        apart.then(|| Point::new(two[0].2 * south, two[1].2 * west)).flatten()
    });
    let first = pairs.next()?;
    // Two pairs are no place.
    pairs.next().is_none().then_some(first)
}

/// Numbers with two decimals or more (a street number or a price has none), with the
/// place where each begins and ends.
fn decimals(text: &str) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
    let digit = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '.' | ',' | '−');
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let begin = at + text.get(at..)?.find(digit)?;
            let run = &text[begin..];
            let run = &run[..run.find(|sign| !digit(sign)).unwrap_or(run.len())];
            let (number, length) = first_decimal(run);
            at = begin + length;
            if let Some(number) = number {
                return Some((begin, at, number));
            }
        }
    })
}

/// The decimal that a run of digits and points begins with, and how much of it was read.
fn first_decimal(run: &str) -> (Option<f64>, usize) {
    let sign = run.len() - run.trim_start_matches(['-', '−']).len();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(&run[sign..]);
    let rest = &run[sign + whole..];
    let fraction = if rest.starts_with(['.', ',']) { digits(&rest[1..]) } else { 0 };
    if whole == 0 || whole > 3 || fraction < 2 {
        // The sign or point alone, or a number that is no coordinate.
        let first = run.chars().next().map_or(1, char::len_utf8);
        return (None, (sign + whole).max(first));
    }
    let length = sign + whole + 1 + fraction;
    let plain = run[..length].replace('−', "-").replace(',', ".");
    (plain.parse().ok(), length)
}

fn number(text: &str) -> Option<f64> {
    let plain = text.trim();
    let digits = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '.');
    (!plain.is_empty() && plain.chars().all(digits)).then(|| plain.parse().ok()).flatten()
}

/// The number that a text begins with.
fn leading(text: &str) -> &str {
    let end = text.find(|sign: char| !sign.is_ascii_digit() && !matches!(sign, '-' | '.'));
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(place: &str) -> Option<(f64, f64)> {
        Point::read(place).map(|point| (point.latitude, point.longitude))
    }

    #[test]
    fn coordinates_are_found_in_the_ways_people_have_them() {
        for place in [
            "48.39, -4.49",
            "48.39 -4.49",
            "48,39 ; -4,49",
            "48.39° N, 4.49° O",
            "48.39N 4.49W",
            "Brest (48.39, -4.49)",
            "12 rue de Siam, Brest, 48.39,-4.49",
            "geo:48.39,-4.49",
            "geo:48.39,-4.49;u=20",
            "https://www.openstreetmap.org/?mlat=48.39&mlon=-4.49#map=16/1.0/2.0",
            "https://www.openstreetmap.org/#map=16/48.39/-4.49",
            "https://www.openstreetmap.org/node/12#map=16/48.39/-4.49&layers=N",
        ] {
            assert_eq!(read(place), Some((48.39, -4.49)), "{place}");
        }
        assert_eq!(read("33.86 S, 151.21 E"), Some((-33.86, 151.21)));
    }

    #[test]
    fn a_place_without_coordinates_has_none() {
        for place in [
            "",
            "Pontivy",
            "12 rue de Siam, 29200 Brest",
            "à 3,5 km, 4,2 km par la route",
            "0.00, 0.00",
            "98.39, -4.49",
            "48.39",
            "48.39, -4.49 ou 47.12, -3.21",
            "2026.03.14",
            "https://example.org/#map=16/48.3/-4.4",
            "geo:Brest,France",
        ] {
            assert_eq!(read(place), None, "{place}");
        }
    }
}
