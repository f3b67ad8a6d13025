//! Two hundred people behind one address, within a minute.

use std::time::Duration;

use super::{Form, Phone, app, judge, poster, receipts, split};
use crate::harness::TestDatabase;

#[tokio::test]
async fn a_hall_full_of_people_on_one_network_is_neither_held_nor_flagged() {
    let app = app(TestDatabase::sqlite().await).await;
    let phone = Phone::at(&app, [203, 0, 113, 1]);
    let mut codes = receipts(&app, 100).await;
    for counter in 0..10_u8 {
        let code = format!("aaaaaaaaa{}", char::from(b'a' + counter));
        let code = poster(&app, &code).await;
        codes.extend(std::iter::repeat_n(code, 10));
    }
    let mut forms: Vec<Form> = Vec::new();
    for code in &codes {
        let form = phone.open(code).await;
        assert!(!form.has_script, "{code}");
        forms.push(form);
        app.clock.advance(Duration::from_millis(140));
    }
    app.clock.advance(Duration::from_secs(3));
    for form in &forms {
        assert_eq!(phone.send(form, 5).await.status, 303);
        let thanks = phone.get(&format!("{}/thanks", form.path)).await;
        assert_eq!(thanks.status, 200);
        app.clock.advance(Duration::from_millis(140));
    }
    judge(&app).await;
    assert_eq!(split(&app).await, (200, 0));
}
