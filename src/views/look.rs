//! How somebody likes to read: language, text size, colours. Kept in cookies, so
//! that the first byte of a page is already right.

use maud::{Markup, html};

use crate::i18n::{Lang, Words, words};

/// The choices of one browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Language of the page.
    pub lang: Lang,
    /// Size of the text.
    pub size: Size,
    /// Light, dark, or as the device.
    pub theme: Theme,
}

impl Look {
    /// The sentences of these pages.
    pub fn words(self) -> Words {
        words(self.lang)
    }
}

/// Size of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 100 %.
    #[default]
    Normal,
    /// 140 %.
    Large,
    /// 180 %.
    Largest,
}

impl Size {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Largest];

    /// In the cookie `taille` and in `data-size`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Normal => "1",
            Self::Large => "2",
            Self::Largest => "3",
        }
    }

    /// From the cookie or a form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.code() == code)
    }

    /// What people read on the button.
    pub fn label(self, words: Words) -> &'static str {
        match self {
            Self::Normal => words.text_size_normal(),
            Self::Large => words.text_size_large(),
            Self::Largest => words.text_size_largest(),
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// In the cookie `theme` and in `data-theme`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// From the cookie or a form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }

    fn label(self, words: Words) -> &'static str {
        match self {
            Self::Auto => words.theme_auto(),
            Self::Light => words.theme_light(),
            Self::Dark => words.theme_dark(),
        }
    }
}

/// The three choices, behind the "Aa" of every page. `back` is the page itself.
pub fn look_form(now: Look, back: &str) -> Markup {
    let words = now.words();
    html! {
        details.prefs {
            summary { span aria-hidden="true" { "Aa" } span.sr { (words.text_size()) } }
            form method="post" action="/preferences" {
                input type="hidden" name="back" value=(back);
                fieldset {
                    legend { (words.text_size()) }
                    @for size in Size::ALL {
                        button name="size" value=(size.code()) data-pref="size"
                            aria-pressed=(size == now.size) { (size.label(words)) }
                    }
                }
                fieldset {
                    legend { (words.theme()) }
                    @for theme in Theme::ALL {
                        button name="theme" value=(theme.code()) data-pref="theme"
                            aria-pressed=(theme == now.theme) { (theme.label(words)) }
                    }
                }
                fieldset {
                    legend { (words.choose_language()) }
                    @for lang in Lang::all().iter().copied() {
                        button name="language" value=(lang.code()) lang=(lang.code())
                            aria-pressed=(lang == now.lang) { (lang.name()) }
                    }
                }
            }
        }
    }
}
