package dev.modelwire.inference.internal.worker;

/** Whether and when a process that has died is started again. */
interface Restarts {

    /** A process that is tried once. */
    Restarts NEVER = new Restarts() {
        @Override
        public boolean mayRestart(int lives) {
            return false;
        }

        @Override
        public void schedule(int lives, Runnable restart) {
            throw new IllegalStateException("a process that is tried once is not started again");
        }
    };

    /** Returns whether there is another life after so many. */
    boolean mayRestart(int lives);

    /** Runs it on another thread, the later the more lives there were. */
    void schedule(int lives, Runnable restart);
}
