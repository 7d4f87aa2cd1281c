//! Times by size: counts in buckets whose width is 1/64 of what they hold.
//!
//! A percentile is never below the true one by more than that, and the largest
//! value is kept exactly.

/// Values of one size class are told apart in so many steps.
const STEPS: usize = 64;

/// Nanoseconds, counted.
#[derive(Clone)]
pub(crate) struct Histogram {
    buckets: Vec<u64>,
    count: u64,
    max: u64,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { buckets: vec![0; STEPS * STEPS], count: 0, max: 0 }
    }
}

impl Histogram {
    /// Counts one value.
    pub(crate) fn add(&mut self, nanos: u64) {
        let nanos = nanos.max(1);
        self.buckets[bucket(nanos)] += 1;
        self.count += 1;
        self.max = self.max.max(nanos);
    }

    /// The largest value, in milliseconds.
    pub(crate) fn max_ms(&self) -> f64 {
        self.max as f64 / 1e6
    }

    /// The value that `share` of all (0.99 for the 99th percentile) do not exceed, in
    /// milliseconds; 0 without values.
    pub(crate) fn ms(&self, share: f64) -> f64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
        let mut left = (self.count as f64 * share).ceil().max(1.0) as u64;
        for (index, count) in self.buckets.iter().enumerate() {
            if *count >= left {
                return top(index).min(self.max) as f64 / 1e6;
            }
            left -= count;
        }
        self.max_ms()
    }
}

/// Small values have a bucket each; then each doubling has 64.
fn bucket(nanos: u64) -> usize {
    let size = nanos.ilog2() as usize;
    if size < 6 {
        return usize::try_from(nanos).unwrap_or(0);
    }
    let step = usize::try_from(nanos >> (size - 6)).unwrap_or(0) & (STEPS - 1);
    (size - 5) * STEPS + step
}

/// The largest value of a bucket.
fn top(index: usize) -> u64 {
    if index < STEPS {
        return index as u64;
    }
    let (size, step) = (index / STEPS + 5, (index % STEPS) as u64);
    ((STEPS as u64 + step + 1) << (size - 6)) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_value_that_so_many_do_not_exceed() {
        let mut times = Histogram::default();
        (1..=1_000).for_each(|ms| times.add(ms * 1_000_000));
        for (share, expected) in [(0.5, 500.0), (0.95, 950.0), (0.99, 990.0), (0.999, 999.0)] {
            let found = times.ms(share);
            assert!(found >= expected && found <= expected * (1.0 + 1.0 / 64.0), "{found}");
        }
        assert!((times.ms(1.0) - 1_000.0).abs() < 1e-9);
        assert_eq!(times.count, 1_000);
    }

    #[test]
    fn one_slow_answer_among_a_hundred_is_the_tail_and_not_the_middle() {
        let mut times = Histogram::default();
        (0..98).for_each(|_| times.add(1_000_000));
        (0..2).for_each(|_| times.add(5_000_000_000));
        assert!(times.ms(0.5) < 1.02 && times.ms(0.99) > 4_999.0);
        assert!(Histogram::default().ms(0.99).abs() < 1e-9);
    }

    #[test]
    fn every_value_lies_in_its_bucket() {
        for nanos in (0..40).flat_map(|size| [1u64 << size, (1 << size) + 1, (3u64 << size) / 2]) {
            let nanos = nanos.max(1);
            let high = top(bucket(nanos));
            assert!(high >= nanos && high - nanos <= nanos / 64 + 1, "{nanos}: {high}");
        }
    }
}
