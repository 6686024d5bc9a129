/**
 * Stands in for what transformers.js imports and never uses here: `onnxruntime-web`, which takes 40 ms of
 * each start, and `sharp`, which reads images and downloads its binary from outside the registry.
 */
export default {};
