// What is on the screen. Each function draws one screen from plain values and
// calls back on a touch; none of them remembers anything.

export * from "./screens/choose.ts";
export * from "./screens/code.ts";
export * from "./screens/header.ts";
export * from "./screens/messages.ts";
export * from "./screens/more.ts";
export * from "./screens/write.ts";
