package dev.modelwire.sync.internal.reconcile;

import java.util.Map;

/** Something that happens to a gateway. */
sealed interface Step {

    void happensTo(SimulatedGateway gateway);

    /** Another desired state: versions by model. */
    record Desire(Map<String, Integer> versions) implements Step {
        @Override
        public void happensTo(SimulatedGateway gateway) {
            gateway.desire(versions);
        }
    }

    /** The same desired state once more. */
    record DesireAgain() implements Step {
        @Override
        public void happensTo(SimulatedGateway gateway) {
            gateway.desireAgain();
        }
    }

    /** The process ends and begins anew. */
    record Restart() implements Step {
        @Override
        public void happensTo(SimulatedGateway gateway) {
            gateway.restart();
        }
    }

    /** An operator asks for what was refused. */
    record Operator() implements Step {
        @Override
        public void happensTo(SimulatedGateway gateway) {
            gateway.forgive();
        }
    }

    record Pass(long millis) implements Step {
        @Override
        public void happensTo(SimulatedGateway gateway) {
            gateway.pass(millis);
        }
    }

    /** The wall's clock is set. */
    record Jump(long seconds) implements Step {
        @Override
        public void happensTo(SimulatedGateway gateway) {
            gateway.jump(seconds);
        }
    }

    /** A stored file is found damaged. */
    record Rot(int version) implements Step {
        @Override
        public void happensTo(SimulatedGateway gateway) {
            gateway.rot(version);
        }
    }

    /** The first action that is due is done, and that is what becomes of it. */
    record Do(Outcome outcome) implements Step {
        @Override
        public void happensTo(SimulatedGateway gateway) {
            gateway.work(outcome);
        }
    }

    enum Outcome {
        WORKS,
        FAILS,
        FAILS_FOR_GOOD,
        KILLS
    }
}
