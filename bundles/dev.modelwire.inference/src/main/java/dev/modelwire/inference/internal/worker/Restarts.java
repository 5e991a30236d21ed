package dev.modelwire.inference.internal.worker;

/** Whether and when a process that has died is started again. */
interface Restarts {

    /** A process that is tried once. */
    Restarts NEVER = new Restarts() {
        @Override
        public boolean mayRestart() {
            return false;
        }

        @Override
        public void schedule(String death, Runnable restart) {
            throw new IllegalStateException("a process that is tried once is not started again");
        }
    };

    /** Returns whether there is another life. */
    boolean mayRestart();

    /** Runs it on another thread some time after a death. */
    void schedule(String death, Runnable restart);
}
