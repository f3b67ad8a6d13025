// New versions of the application. A kiosk's page never closes, so a new worker would wait for good: this looks for
// one on a timer, and lets it in only while nobody stands before the screen and no write is under way.

const LOOK_MS = 3_600_000;
const RETRY_MS = 1_000;
const SCOPE = "/k/";

function serviceWorkers(): ServiceWorkerContainer | undefined {
  return (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
}

/** Whether a worker answers for this page, so that it starts without network. */
export const hasWorker = (): boolean => (serviceWorkers()?.controller ?? null) !== null;

export class Updates {
  readonly #quiet: () => boolean;
  readonly #reload: () => void;
  #registration: ServiceWorkerRegistration | null = null;

  /** `quiet` tells whether the page may go now. */
  constructor(quiet: () => boolean, reload: () => void = () => location.reload()) {
    this.#quiet = quiet;
    this.#reload = reload;
  }

  /** Registers the worker; without HTTPS there is none, and the page is as new as its last load. */
  async start(): Promise<void> {
    const container = serviceWorkers();
    if (container === undefined) return;
    let controlled = container.controller !== null;
    container.addEventListener("controllerchange", () => {
      // The first worker takes over a page that is already its own version.
      if (controlled) this.#when(this.#reload);
      controlled = true;
    });
    setInterval(() => void this.look(), LOOK_MS);
    await this.#register(container);
  }

  /** Asks the server for a new version; registers anew where the worker could not be, or was taken away. */
  async look(): Promise<void> {
    const container = serviceWorkers();
    if (container === undefined) return;
    const there = await container.getRegistration(SCOPE).catch(() => undefined);
    if (there?.active == null) await this.#register(container);
    else await there.update().catch(() => undefined);
  }

  async #register(container: ServiceWorkerContainer): Promise<void> {
    const registration = await container.register("/k/sw.js", { scope: SCOPE, updateViaCache: "none" }).catch(() => null);
    if (registration === null || registration === this.#registration) return;
    this.#registration = registration;
    registration.addEventListener("updatefound", () => this.#watch(registration.installing));
    this.#watch(registration.installing);
    this.#admit();
  }

  #watch(worker: ServiceWorker | null): void {
    worker?.addEventListener("statechange", () => worker.state === "installed" && this.#admit());
  }

  /** Lets a waiting worker in; its coming makes the page load anew. */
  #admit(): void {
    const waiting = this.#registration?.waiting ?? null;
    if (waiting !== null) this.#when(() => waiting.postMessage("activate"));
  }

  #when(act: () => void): void {
    if (this.#quiet()) act();
    else setTimeout(() => this.#when(act), RETRY_MS);
  }
}
