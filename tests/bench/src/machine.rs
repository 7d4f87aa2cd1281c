//! What the figures were measured on. No name of a host, only what bounds them.

use std::fs;
use std::sync::LazyLock;

use crate::process::field;

/// Cores, memory, kernel: one line.
pub(crate) fn line() -> String {
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let info = read("/proc/cpuinfo");
    let value = |line: &str| line.split_once(':').map(|(_, value)| value.trim().to_owned());
    let model = info.lines().find(|line| line.starts_with("model name")).and_then(value);
    let cores = info.lines().filter(|line| line.starts_with("processor")).count();
    let memory = field(&read("/proc/meminfo"), "MemTotal:").unwrap_or(0);
    let kernel = read("/proc/sys/kernel/osrelease");
    format!(
        "{cores} cores ({}), {:.0} GiB, Linux {}, server on core 0, phones on core {}, loopback",
        model.unwrap_or_else(|| "unknown".to_owned()),
        memory as f64 / 1_048_576.0,
        kernel.split(['.', '-']).take(2).collect::<Vec<_>>().join("."),
        *PHONES_CORE
    )
}

/// The core that the phones run on: the second one, where there is one. Found out
/// before this process is bound to it.
pub(crate) static PHONES_CORE: LazyLock<usize> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    usize::from(cores > 1)
});
