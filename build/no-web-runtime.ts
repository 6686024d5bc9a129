/**
 * Stands in for `onnxruntime-web` in the bundles: transformers.js loads it beside `onnxruntime-node`,
 * which takes 40 ms of each start, and never uses it under Node.
 */
export default {};
