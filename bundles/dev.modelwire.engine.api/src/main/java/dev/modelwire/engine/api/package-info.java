/**
 * The Engine SPI: what a native runtime must offer so that Modelwire can open a model in it and run it without being
 * able to end the gateway's process by accident. A bundle of its own, so that a change of the rest of Modelwire never
 * refreshes a bundle that holds a native library.
 */
@Export
@Version("1.2.0")
package dev.modelwire.engine.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
