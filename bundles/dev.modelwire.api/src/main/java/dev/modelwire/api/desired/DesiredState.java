package dev.modelwire.api.desired;

import java.time.Instant;
import java.util.List;

/**
 * The full set of models that a gateway is asked to run. What is not named is not wanted.
 *
 * @param revision number of this state; it never goes back for one source. 0 in the flat form, which has none
 * @param expires when it stops being valid, {@link Instant#MAX} if never
 * @param models the models, no name twice
 * @param warnings what the reported state should say of it, for example that MD5 is no protection
 */
public record DesiredState(long revision, Instant expires, List<DesiredModel> models, List<String> warnings) {

    public DesiredState {
        models = List.copyOf(models);
        warnings = List.copyOf(warnings);
        if (models.stream().map(DesiredModel::name).distinct().count() != models.size()) {
            throw new IllegalArgumentException("a desired state must not name a model twice");
        }
    }
}
