//! Printing while others are served: on threads of its own, a few at once.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::{Format, PrintError, Size, pages::printed, poster::Poster};

/// Files that are made at the same time, at most; a batch of 500 takes a core for about a second.
const AT_ONCE: usize = 2;
/// Those and the ones that wait for them, at most.
const ADMITTED: usize = 16;

/// Makes files.
#[derive(Debug)]
pub struct Press {
    working: Arc<Semaphore>,
    admitted: Semaphore,
}

impl Default for Press {
    fn default() -> Self {
        Self {
            working: Arc::new(Semaphore::new(AT_ONCE)),
            admitted: Semaphore::new(ADMITTED),
        }
    }
}

impl Press {
    /// A file with these posters; see [`printed`].
    ///
    /// # Errors
    /// As there; [`PrintError::Busy`] where too many wait already, [`PrintError::Broken`] where the work panicked.
    pub async fn print(
        &self,
        posters: Vec<Poster>,
        size: Size,
        format: Format,
    ) -> Result<Vec<u8>, PrintError> {
        self.run(move || printed(&posters, size, format)).await
    }

    async fn run<F>(&self, work: F) -> Result<Vec<u8>, PrintError>
    where
        F: FnOnce() -> Result<Vec<u8>, PrintError> + Send + 'static,
    {
        let _admitted = self.admitted.try_acquire().map_err(|_| PrintError::Busy)?;
        let working = Arc::clone(&self.working).acquire_owned();
        let working = working.await.map_err(|_| PrintError::Busy)?;
        let work = tokio::task::spawn_blocking(move || {
            // Held by the work itself: whoever leaves does not make room before it is done.
            let _working = working;
            work()
        });
        let done = work.await;
        done.map_err(|error| PrintError::Broken(error.to_string()))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poster() -> Poster {
        Poster {
            code: "k7m2p9xq4t".to_owned(),
            agency: "UBND phường Tây Thạnh".to_owned(),
            counter: Some("Quầy số 1".to_owned()),
            domain: None,
            address: "https://vidu.gov.vn/r/k7m2p9xq4t".to_owned(),
            valid_until: None,
        }
    }

    #[tokio::test]
    async fn whoever_comes_when_all_places_are_taken_is_told_so() {
        let press = Press::default();
        let print = || press.print(vec![poster()], Size::A6, Format::Pdf);
        let all = press.admitted.try_acquire_many(16).expect("places");
        assert!(matches!(print().await, Err(PrintError::Busy)));
        drop(all);
        assert!(print().await.expect("a file").starts_with(b"%PDF"));
    }

    #[tokio::test]
    async fn a_panic_is_no_crowd_and_makes_room() {
        let press = Press::default();
        for _ in 0..=ADMITTED {
            let broken = press.run(|| panic!("a fault")).await;
            assert!(matches!(broken, Err(PrintError::Broken(_))), "{broken:?}");
        }
        let file = press.print(vec![poster()], Size::A6, Format::Pdf).await;
        assert!(file.expect("a file").starts_with(b"%PDF"));
    }
}
