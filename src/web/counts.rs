//! How many there are of something, by whom, while they are there.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// Counts by key; a key of which there is nothing is not kept.
pub struct Counts<K>(Mutex<HashMap<K, usize>>);

/// One of them, counted until it is dropped.
pub struct Counted<K: Eq + Hash> {
    all: Arc<Counts<K>>,
    key: K,
}

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash + Clone> Counts<K> {
    /// Counts one more; none when there are `most` already.
    pub fn enter(self: &Arc<Self>, key: K, most: usize) -> Option<Counted<K>> {
        // Nothing under this lock can panic.
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.get(&key).copied().unwrap_or_default();
        (count < most).then(|| {
            counts.insert(key.clone(), count + 1);
            Counted { all: Arc::clone(self), key }
        })
    }
}

impl<K: Eq + Hash> Drop for Counted<K> {
    fn drop(&mut self) {
        let mut counts = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_count_and_nothing_is_kept_of_who_left() {
        let all = Arc::new(Counts::default());
        let mut one: Vec<_> = (0..3).map(|_| all.enter("one", 3).unwrap()).collect();
        assert!(all.enter("one", 3).is_none());
        let other = all.enter("other", 3);
        assert!(other.is_some(), "another key is not held up");
        one.pop();
        assert!(all.enter("one", 3).is_some());
        drop((one, other));
        assert!(all.0.lock().unwrap().is_empty());
    }
}
