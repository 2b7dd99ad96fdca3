// The package brings no types of its own; supabase-js takes its class as it is.
declare module "ws" {
  const implementation: typeof globalThis.WebSocket;
  export default implementation;
}
