/**
 * What a gateway says of itself: the closed vocabulary of states and error codes of the reported state.
 */
@Export
@Version("1.1.0")
package dev.modelwire.api.reported;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
