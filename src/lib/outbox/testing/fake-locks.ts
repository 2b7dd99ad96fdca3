/** Web Locks for tabs that can be killed: exclusive, first come first. */
export class FakeLocks {
  readonly #waiting: { owner: object; start: () => void }[] = [];
  #held: object | undefined;

  forTab(owner: object): Pick<LockManager, "request"> {
    const request = (
      _name: string,
      options: LockOptions,
      callback: LockGrantedCallback<unknown>,
    ): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const request = {
          owner,
          start: () => {
            this.#held = owner;
            const free = () => {
              if (this.#held !== owner) return;
              this.#held = undefined;
              this.#grant();
            };
            Promise.resolve(callback(null)).then(resolve, reject).finally(free);
          },
        };
        options.signal?.addEventListener("abort", () => {
          const index = this.#waiting.indexOf(request);
          if (index >= 0) this.#waiting.splice(index, 1);
          reject(new DOMException("stopped", "AbortError"));
        });
        this.#waiting.push(request);
        this.#grant();
      });
    return { request: request as LockManager["request"] };
  }

  /** What the browser does when a tab dies. */
  forget(owner: object): void {
    for (let index = this.#waiting.length - 1; index >= 0; index--) {
      if (this.#waiting[index]!.owner === owner) this.#waiting.splice(index, 1);
    }
    if (this.#held === owner) this.#held = undefined;
    this.#grant();
  }

  #grant(): void {
    if (this.#held === undefined) this.#waiting.shift()?.start();
  }
}
