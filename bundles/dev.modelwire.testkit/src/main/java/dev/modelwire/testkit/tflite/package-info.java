/**
 * Writes small TensorFlow Lite models from Java, so that a test needs no binary file in the repository and no Python.
 * A model is made from its weights alone and is the same byte for byte on every machine;
 * {@link dev.modelwire.testkit.tflite.Mlp#forward(float[])} says in plain Java what an engine must answer for it, and
 * {@link dev.modelwire.testkit.tflite.Fixtures} makes the good, bad and broken files that tests of stores, gates and
 * engines need.
 */
@Export
@Version("1.1.0")
package dev.modelwire.testkit.tflite;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
