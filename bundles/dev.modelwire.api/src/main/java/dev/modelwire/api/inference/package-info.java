/**
 * Running models: leases for those who score records, and the activator with which a stored version becomes the active
 * one.
 */
@Export
@Version("1.5.0")
package dev.modelwire.api.inference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
