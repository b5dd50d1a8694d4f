/** A model in a runtime, as far as it is used here: ONNX Runtime's sessions are such. */
export interface Session<Tensor> {
  run: (inputs: Record<string, Tensor>) => Promise<Readonly<Record<string, Tensor>>>
}

/** The runtime's own class of tensors. */
export interface TensorClass<Tensor> {
  new (type: 'int64', data: BigInt64Array, dims: readonly number[]): Tensor
  new (type: 'float32', data: Float32Array, dims: readonly number[]): Tensor
}
