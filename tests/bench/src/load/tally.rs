//! What was counted, and what is made of it.

use crate::histogram::Histogram;

/// Counts since the crowd began.
#[derive(Clone, Default)]
pub(crate) struct Tally {
    /// Phones that came in, and phones that were refused or hung up on.
    pub(crate) joined: usize,
    pub(crate) gone: usize,
    /// Contributions shown to a phone for the first time; and once more to somebody
    /// who is not its author.
    pub(crate) deliveries: u64,
    pub(crate) again: u64,
    /// Deliveries that everybody who reads is owed.
    pub(crate) owed: u64,
    pub(crate) said: u64,
    pub(crate) acked: u64,
    pub(crate) refused: u64,
    /// Frames that show a gap, and pages that were told to fetch themselves.
    pub(crate) gaps: u64,
    pub(crate) resyncs: u64,
    pub(crate) frames: u64,
    pub(crate) bytes: u64,
    /// When the last contribution was shown.
    pub(crate) last: u64,
    pub(crate) joins: Histogram,
    pub(crate) shown: Histogram,
    pub(crate) acks: Histogram,
    /// How much later than due the phones themselves were.
    pub(crate) late: Histogram,
    /// The first thing the server said that it should not have.
    pub(crate) complaint: Option<String>,
}

/// One offer, told in figures.
#[derive(Clone, Default)]
pub(crate) struct Outcome {
    pub(crate) said: u64,
    pub(crate) acked: u64,
    pub(crate) refused: u64,
    pub(crate) owed: u64,
    pub(crate) shown: u64,
    pub(crate) again: u64,
    pub(crate) gaps: u64,
    pub(crate) resyncs: u64,
    pub(crate) gone: usize,
    pub(crate) frames: u64,
    pub(crate) bytes: u64,
    /// Phones whose page contains the last event.
    pub(crate) up_to_date: usize,
    pub(crate) readers: usize,
    /// From due to shown, and from due to acknowledged.
    pub(crate) shown_ms: Histogram,
    pub(crate) ack_ms: Histogram,
    pub(crate) late_ms: Histogram,
    /// Seconds from the first contribution to the last delivery.
    pub(crate) span_s: f64,
    /// Seconds of the whole offer, the wait for the last delivery included.
    pub(crate) whole_s: f64,
    /// Seconds that the server was on its core, and the phones on theirs.
    pub(crate) server_s: f64,
    pub(crate) phones_s: f64,
    pub(crate) complaint: Option<String>,
}

impl Outcome {
    /// Microseconds of the server's core for each delivery owed.
    pub(crate) fn cpu_us(&self) -> f64 {
        self.server_s * 1e6 / self.owed.max(1) as f64
    }

    /// Which share of the deliveries owed arrived.
    pub(crate) fn share(&self) -> f64 {
        self.shown as f64 / self.owed.max(1) as f64
    }

    /// Everything was stored, nothing was refused, and every page that reads is whole.
    pub(crate) fn is_whole(&self) -> bool {
        self.acked == self.said
            && self.refused == 0
            && self.gaps == 0
            && self.resyncs == 0
            && self.gone == 0
            && self.up_to_date == self.readers
    }

    /// Each contribution was shown to everybody, once.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_whole() && self.shown == self.owed && self.again == 0
    }

    /// One line about it.
    pub(crate) fn line(&self) -> String {
        format!(
            "{} said, {} acked, {:.1} % of {} shown in {:.2} s, {:.2} frames each; shown p50 {:.1} p99 {:.1} ms, \
             ack p50 {:.1} p99 {:.1} ms; {:.2} us/delivery, core {:.0} %, phones {:.0} %, late p99 \
             {:.2} ms; {} up to date of {}{}",
            self.said,
            self.acked,
            self.share() * 100.0,
            self.owed,
            self.span_s,
            self.frames as f64 / self.owed.max(1) as f64,
            self.shown_ms.ms(0.5),
            self.shown_ms.ms(0.99),
            self.ack_ms.ms(0.5),
            self.ack_ms.ms(0.99),
            self.cpu_us(),
            self.server_s / self.whole_s.max(1e-9) * 100.0,
            self.phones_s / self.whole_s.max(1e-9) * 100.0,
            self.late_ms.ms(0.99),
            self.up_to_date,
            self.readers,
            self.faults(),
        )
    }

    fn faults(&self) -> String {
        let counts = [
            ("refused", self.refused),
            ("shown again", self.again),
            ("gaps", self.gaps),
            ("resyncs", self.resyncs),
            ("hung up on", self.gone as u64),
        ];
        let told = counts.iter().filter(|(_, count)| *count > 0);
        let told = told.map(|(name, count)| format!("; {count} {name}"));
        let first = self.complaint.iter().map(|words| format!("; first: {words}"));
        told.chain(first).collect::<Vec<_>>().concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Outcome {
        Outcome {
            said: 2,
            acked: 2,
            owed: 6,
            shown: 6,
            up_to_date: 3,
            readers: 3,
            server_s: 12e-6,
            ..Outcome::default()
        }
    }

    #[test]
    fn anything_lost_refused_or_shown_twice_is_told() {
        assert!(whole().is_complete() && whole().is_whole());
        assert!((whole().cpu_us() - 2.0).abs() < 1e-9);
        assert!(!Outcome { acked: 1, ..whole() }.is_whole());
        assert!(!Outcome { refused: 1, ..whole() }.is_whole());
        assert!(!Outcome { gaps: 1, ..whole() }.is_whole());
        assert!(!Outcome { gone: 1, ..whole() }.is_whole());
        assert!(!Outcome { up_to_date: 2, ..whole() }.is_whole());
        assert!(!Outcome { shown: 5, ..whole() }.is_complete());
        assert!(!Outcome { again: 1, ..whole() }.is_complete());
        assert!(Outcome { resyncs: 3, ..whole() }.line().contains("3 resyncs"));
    }
}
