//! Who is here, on a laptop that was away meanwhile.

use super::Hall;
use crate::rough_network::Cut;

const HERE: &str = "#seats .dot.here";

#[tokio::test]
async fn a_laptop_that_was_away_shows_who_is_here_now() {
    let mut hall = Hall::open().await;
    let mut laptop = hall.meeting.team("co_facilitator", hall.network.address()).await;
    laptop.until("both are here", |page| page.select(HERE).len() == 2).await;
    // Away while one phone leaves: no event tells of it.
    hall.network.refuse(true);
    hall.network.cut(Cut::Reset);
    hall.lead.until("Ana is away", |page| page.select(HERE).len() == 1).await;
    hall.network.refuse(false);
    laptop.until("Ana is away", |page| page.select(HERE).len() == 1).await;
    laptop.until_as_if_reloaded().await;
}
