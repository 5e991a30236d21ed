/**
 * Writes the models of {@link dev.modelwire.testkit.tflite} as {@code .onnx} files with the same weights, names and shapes,
 * so that what two engines answer for one model can be compared. Made from Java alone, the same byte for byte on every
 * machine.
 */
@Export
@Version("1.1.0")
package dev.modelwire.testkit.onnx;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
