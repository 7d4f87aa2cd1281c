//! How the smallest parts are written: ids as their 26 letters, closed lists by
//! their code, marks as hexadecimal, texts as they stand.
//!
//! [`Form`] is what serde would be, without the domain knowing: a field of a mirror
//! says `#[serde(with = "form")]`, and lists, options and boxes follow.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::{
    Channel, Claim, ContributionId, Engine, Fingerprint, GroupId, Hall, Kind, Language, Licence,
    LinkId, Mark, Moment, Names, NoteId, OpId, Outcome, PublishedNames, Rank, Role, RoundId, Scene,
    SeatId, Section, Step, Text, Texts, Tie, TurnOrder, Visible, WorkshopId,
};

/// A type that has a stored form.
pub(super) trait Form: Sized {
    /// Writes it.
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
    /// Reads it back.
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
}

/// For `#[serde(with = "form")]`.
pub(super) fn serialize<T: Form, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    value.write(to)
}

/// For `#[serde(with = "form")]`.
pub(super) fn deserialize<'de, T: Form, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    T::read(from)
}

/// Something to write in its stored form.
pub(super) struct Out<'a, T>(pub(super) &'a T);

/// Something that was read from its stored form.
pub(super) struct In<T>(pub(super) T);

impl<T: Form> Serialize for Out<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to)
    }
}

impl<'de, T: Form> Deserialize<'de> for In<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(Self)
    }
}

impl<T: Form> Form for Option<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Out).serialize(to)
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::<In<T>>::deserialize(from)?.map(|read| read.0))
    }
}

impl<T: Form> Form for Vec<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter().map(Out))
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Vec::<In<T>>::deserialize(from)?.into_iter().map(|read| read.0).collect())
    }
}

impl<T: Form> Form for Box<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        T::write(self, to)
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(Self::new)
    }
}

impl<A: Form, B: Form> Form for (A, B) {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (Out(&self.0), Out(&self.1)).serialize(to)
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        <(In<A>, In<B>)>::deserialize(from).map(|(a, b)| (a.0, b.0))
    }
}

impl Form for Moment {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(self.0)
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        i64::deserialize(from).map(Self)
    }
}

/// Pairs in order, since the first language serves where another is missing.
impl Form for Texts {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to)
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Form::read(from).map(Self)
    }
}

/// Reads a string where it stands: a long log is a hundred thousand of them.
struct Words<T> {
    what: &'static str,
    read: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for Words<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        // Without the text: no error says what a record contains.
        (self.read)(text).ok_or_else(|| E::custom(format_args!("not {}", self.what)))
    }
}

/// A form that is one string: how to write it, how to read it back.
macro_rules! as_string {
    ($($name:ty, $what:literal: |$value:ident| $write:expr, $read:expr;)*) => {$(
        impl Form for $name {
            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                to.serialize_str(&$write)
            }
            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_str(Words { what: $what, read: $read })
            }
        }
    )*};
}

macro_rules! by_id {
    ($($name:ident),*) => { as_string! { $(
        $name, "an id": |id| id.to_string(), |text| $name::from_str(text).ok();
    )* } };
}

macro_rules! by_code {
    ($($name:ident),*) => { as_string! { $(
        $name, "a known code": |value| value.code(), $name::from_code;
    )* } };
}

by_id!(WorkshopId, RoundId, SeatId, ContributionId, GroupId, OpId, LinkId, NoteId);

by_code!(
    Step,
    Kind,
    Visible,
    Names,
    TurnOrder,
    Scene,
    Section,
    Tie,
    Channel,
    Role,
    Outcome,
    Mark,
    Hall,
    PublishedNames,
    Engine
);

as_string! {
    Text, "a text": |text| text.as_str(), Text::kept;
    Language, "a language": |language| language.code(), Language::parse;
    Licence, "a licence": |licence| licence.spdx(), Licence::from_spdx;
    Rank, "an order key": |rank| rank.as_str(), Rank::parse;
    Claim, "a claim": |claim| HEXLOWER.encode(&claim.0), |text| marks(text).map(Claim);
    Fingerprint, "a fingerprint":
        |print| HEXLOWER.encode(&print.0), |text| marks(text).map(Fingerprint);
}

fn marks(text: &str) -> Option<[u8; 16]> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}

/// Gives a domain type the form of its mirror.
macro_rules! mirrors {
    ($($name:ident: $mirror:ident),* $(,)?) => {$(
        impl crate::storage::record::form::Form for $name {
            fn write<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $mirror::serialize(self, to)
            }
            fn read<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $mirror::deserialize(from)
            }
        }
    )*};
}
pub(super) use mirrors;
