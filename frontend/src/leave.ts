/** Leaves the app for another address. */
export function leaveFor(address: string): void {
  window.location.assign(address);
}
