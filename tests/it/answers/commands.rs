//! Taking ready-made questions over, choosing who is asked, and printing figures, from the command line.

use crate::harness::program::Program;

#[tokio::test]
async fn an_operator_without_pages_does_all_of_it() {
    let program = Program::new();
    program.import_example().await;
    let take = [
        "questionnaire",
        "take",
        "service-elements",
        "--key",
        "elements",
    ];
    assert_eq!(program.say(&take).await.trim(), "elements@1", "a draft");
    let publish = [&take[..], &["--publish"]].concat();
    // The draft that somebody writes is not written over unseen.
    assert!(!program.run(&publish).await.status.success());
    let other = ["questionnaire", "take", "service-elements", "--publish"];
    assert_eq!(program.say(&other).await.trim(), "default@2");
    assert_eq!(
        program.say(&other).await.trim(),
        "default@2",
        "nothing to add"
    );
    let apology = ["questionnaire", "take", "apology", "--publish"];
    assert_eq!(
        program.say(&apology).await.trim(),
        "default@2",
        "it is in there"
    );

    let chosen = [
        "questionnaire",
        "use",
        "default",
        "--agency",
        "p-taythanh-2",
    ];
    assert_eq!(program.say(&chosen).await.trim(), "default@2");
    for wrong in [["elements", "p-taythanh-2"], ["default", "nowhere"]] {
        let [key, agency] = wrong;
        let refused = ["questionnaire", "use", key, "--agency", agency];
        assert!(!program.run(&refused).await.status.success(), "{wrong:?}");
    }
    assert!(
        !program
            .run(&["questionnaire", "take", "weather"])
            .await
            .status
            .success()
    );

    let score = [
        "score",
        "--period",
        "2026",
        "--questions",
        "--format",
        "csv",
    ];
    let head = program.say(&score).await;
    assert!(
        head.starts_with("agency,domain,questionnaire,group,reason,question,"),
        "{head}"
    );
}
