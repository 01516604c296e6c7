import { tf } from "../../engine/index";

/** A layer of a network as a reader needs it. */
export interface DrawnLayer {
  /** What kind of work it does: the colour and mark of its box. */
  kind: "input" | "convolution" | "pooling" | "normalisation" | "dense" | "shape" | "other";
  /** In words, such as ‘convolution 3 × 3, 16 filters, ReLU’. */
  words: string;
  /** What comes out, such as 96 × 96 × 16. */
  shape: string;
  /** Numbers that are learned. */
  weights: number;
}

type Settings = Record<string, unknown>;
const KINDS: [RegExp, DrawnLayer["kind"]][] = [
  [/Input/, "input"],
  [/Conv/, "convolution"],
  [/Pooling/, "pooling"],
  [/Normalization/, "normalisation"],
  [/Dense/, "dense"],
  [/Flatten|Reshape|Padding|Permute|Cropping|UpSampling/, "shape"],
];

/**
 * The layers of a network from its input on; a kind of layer that has no words here is called by
 * its class.
 */
export function networkLayers(network: tf.LayersModel): DrawnLayer[] {
  const layers = network.layers.flatMap((layer): DrawnLayer[] => {
    const [name, settings] = [layer.getClassName(), layer.getConfig() as Settings];
    const shape = firstShape(layer.outputShape);
    if (name !== "ConvPool") return [drawn(name, settings, shape, layer.countParams())];
    // two layers that are computed as one, see `convPool2d`
    const { convolution, pooling } = settings as { convolution: Settings; pooling: Settings };
    const between = tf.layers
      .conv2d(convolution as never)
      .computeOutputShape((layer.input as tf.SymbolicTensor).shape) as tf.Shape;
    return [
      drawn("Conv2D", convolution, between, layer.countParams()),
      drawn("MaxPooling2D", pooling, shape, 0),
    ];
  });
  if (layers[0]?.kind === "input") return layers;
  const input = network.inputs[0].shape as (number | null)[];
  return [
    { kind: "input", words: "grey picture of one side", shape: sizes(input.slice(1)), weights: 0 },
    ...layers,
  ];
}

function drawn(name: string, settings: Settings, shape: tf.Shape, weights: number): DrawnLayer {
  return {
    kind: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? "other",
    words: wordsOf(name, settings),
    shape: sizes(shape.slice(1)),
    weights,
  };
}

const firstShape = (shape: tf.Shape | tf.Shape[]): tf.Shape =>
  (Array.isArray(shape[0]) ? shape[0] : shape) as tf.Shape;

function wordsOf(name: string, settings: Settings): string {
  const { filters, kernelSize, poolSize, rate, padding } = settings;
  const nonlinear = activation(settings);
  switch (name) {
    case "InputLayer":
      return "grey picture of one side";
    case "Conv2D":
      return `convolution ${square(kernelSize)}, ${filters} filters${strided(settings, 1)}${nonlinear}`;
    case "SeparableConv2D":
      return `separable convolution ${square(kernelSize)}, ${filters} filters${strided(settings, 1)}${nonlinear}`;
    case "DepthwiseConv2D":
      return `depthwise convolution ${square(kernelSize)}${strided(settings, 1)}${nonlinear}`;
    case "MaxPooling2D":
      return `max pooling ${square(poolSize)}${strided(settings, poolSize)}`;
    case "AveragePooling2D":
      return `average pooling ${square(poolSize)}${strided(settings, poolSize)}`;
    case "GlobalAveragePooling2D":
      return "average over the whole map";
    case "GlobalMaxPooling2D":
      return "maximum over the whole map";
    case "BatchNormalization":
      return "batch normalisation";
    case "LayerNormalization":
      return "layer normalisation";
    case "Dense":
      return `dense layer${nonlinear}`;
    case "Flatten":
      return "flatten";
    case "Reshape":
      return "reshape";
    case "Dropout":
      return `dropout ${rate}`;
    case "ZeroPadding2D":
      return `padding with zeros ${JSON.stringify(padding)}`;
    case "Activation":
    case "ReLU":
    case "LeakyReLU":
      return name === "Activation" ? spoken(String(settings.activation)) : name;
    case "Add":
      return "sum";
    case "Concatenate":
      return "concatenate";
    default:
      return name.replace(/([a-z\d])([A-Z])/g, "$1 $2") + nonlinear;
  }
}

function activation({ activation }: Settings): string {
  return typeof activation === "string" && activation !== "linear" ? `, ${spoken(activation)}` : "";
}

const spoken = (name: string): string => (name === "relu" ? "ReLU" : name);
const square = (size: unknown): string =>
  Array.isArray(size) ? size.join(" × ") : `${size} × ${size}`;
const sizes = (shape: readonly (number | null)[]): string =>
  shape.length === 1
    ? `${shape[0]?.toLocaleString("en")} numbers`
    : shape.map((n) => n ?? "any").join(" × ");

/** The stride, where it is not what one expects. */
function strided({ strides }: Settings, usual: unknown): string {
  const own = square(strides ?? usual);
  return own === square(usual) ? "" : `, every ${own}`;
}
