//! Comments live apart from ratings: the text may go, the rating stays.

use hailong::{
    model::rating::comment_hash,
    store::{Record, RecordResult},
};

use crate::harness::{Direct, World, on_each_database};

const AT: &str = "2026-03-05T09:00:00+07:00";
const WORDS: &str = "Cán bộ hướng dẫn rõ ràng";

#[tokio::test]
async fn a_comment_stands_in_a_table_of_its_own_with_a_salted_hash() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        for _ in 0..2 {
            let tap = world.tap("p-taythanh-2", "land", 4, AT).saying(WORDS);
            world.accept(tap.build()).await;
        }
        let direct = Direct::to(&world.db).await;
        let hex = if world.is_sqlite() {
            "hex(salt) || '|' || hex(hash)"
        } else {
            "encode(salt, 'hex') || '|' || encode(hash, 'hex')"
        };
        let stored = format!("SELECT {hex} AS line FROM comment WHERE text = '{WORDS}'");
        let stored = direct.lines(&stored).await;
        assert_eq!(stored.len(), 2);
        assert_ne!(stored[0], stored[1], "equal words, different salts");
        for line in stored {
            let (salt, hash) = line.split_once('|').unwrap();
            assert_eq!(bytes(hash), comment_hash(&bytes(salt), WORDS));
        }
    })
    .await;
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16);
    pairs.map(|pair| byte(pair).unwrap()).collect()
}

#[tokio::test]
async fn another_comment_under_the_same_id_is_a_conflict() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 4, AT);
        let with_words = tap.clone().saying(WORDS).build();
        let other_words = tap.clone().saying("Chờ lâu").build();
        let wordless = tap.build();
        world.accept(with_words.clone()).await;
        let sent = [with_words, other_words, wordless].map(|new| Record::Rating(Box::new(new)));
        let expected = [
            RecordResult::Duplicate,
            RecordResult::Conflict,
            RecordResult::Conflict,
        ];
        assert_eq!(world.store(&sent).await, expected);
    })
    .await;
}

#[tokio::test]
async fn once_the_text_is_gone_with_its_salt_the_rating_is_still_known() {
    on_each_database(|db| async move {
        let world = World::tan_phu(db).await;
        let tap = world.tap("p-taythanh-2", "land", 4, AT).saying(WORDS);
        let rating = tap.build();
        world.accept(rating.clone()).await;
        let direct = Direct::to(&world.db).await;
        direct
            .execute("UPDATE comment SET text = NULL, salt = NULL")
            .await;
        let again = [Record::Rating(Box::new(rating))];
        assert_eq!(world.store(&again).await, [RecordResult::Duplicate]);
        assert_eq!(world.totals().await.unwrap().ratings, 1);
    })
    .await;
}
