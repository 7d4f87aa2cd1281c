//! A sentence in several languages: a JSON object whose order counts, because the
//! first language serves where one is missing.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::ImportError;
use super::codes::{language, text};
use crate::domain::{self, limits};

/// `{"fr": "…", "en": "…"}`, in the order of the file.
pub(super) struct Texts(Vec<(String, String)>);

impl Texts {
    pub(super) fn written(texts: &domain::Texts) -> Self {
        let pair = |(code, text): &(domain::Language, domain::Text)| {
            (code.code().to_owned(), text.to_string())
        };
        Self(texts.0.iter().map(pair).collect())
    }

    pub(super) fn read(&self, path: &str) -> Result<domain::Texts, ImportError> {
        if self.0.len() > limits::LANGUAGES {
            return Err(ImportError::at("over_limit", path));
        }
        let pairs = self.0.iter().map(|(code, words)| {
            let path = format!("{path}.{code}");
            Ok((language(code, &path)?, text(words, &path)?))
        });
        Ok(domain::Texts(pairs.collect::<Result<_, ImportError>>()?))
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, text)| (code, text)))
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of languages")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Texts(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
