export function DemoApp() {
  return <h1>Waymark</h1>;
}
