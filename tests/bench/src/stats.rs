//! What is made of several runs: medians, because one run on a shared machine tells
//! little.

/// The middle value; of an even number the mean of the middle two. 0 of none.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => 0.0,
        odd if odd % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// Smallest and largest.
pub(crate) fn range(values: &[f64]) -> (f64, f64) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (low, high)
}

/// Each value over its partner of the same pair.
pub(crate) fn ratios(values: &[f64], over: &[f64]) -> Vec<f64> {
    values.iter().zip(over).map(|(value, floor)| value / floor.max(f64::MIN_POSITIVE)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_run_of_five_does_not_move_the_median() {
        assert!((median(&[1.1, 1.2, 9.0, 1.3, 1.0]) - 1.2).abs() < 1e-9);
        assert!((median(&[1.0, 3.0]) - 2.0).abs() < 1e-9);
        assert!(median(&[]).abs() < 1e-9);
        assert_eq!(range(&[2.0, 1.0, 3.0]), (1.0, 3.0));
    }

    #[test]
    fn a_ratio_is_made_within_its_pair() {
        // The machine was twice as slow during the second pair: the ratio does not see it.
        assert_eq!(ratios(&[6.0, 12.0], &[5.0, 10.0]), [1.2, 1.2]);
    }
}
