/**
 * The words that every part of Modelwire shares: names, version labels, digests and artifacts, each a type that is
 * valid once it exists.
 */
@Export
@Version("1.0.0")
package dev.modelwire.api.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
