/**
 * Scoring forecasts: a wire component or an own bundle gives forecasts and, when it arrives, the truth to a scorecard, and reads
 * from it how good each version of a model is, by horizon and by the time of the day or week.
 */
@Export
@Version("1.0.0")
package dev.modelwire.api.evaluation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
