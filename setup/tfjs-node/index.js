// TensorFlow.js itself. The engine that startEngine() starts registers with it, so danfojs computes on that engine from then
// on. Until then it computes in plain JavaScript: importing danfojs loads no library and prints nothing.
const tf = require("@tensorflow/tfjs");
const { cpu } = tf.engine().registryFactory;
const make = cpu.factory;
cpu.factory = () => Object.assign(make(), { firstUse: false }); // else its first tensor prints that one should install tfjs-node
module.exports = tf;
