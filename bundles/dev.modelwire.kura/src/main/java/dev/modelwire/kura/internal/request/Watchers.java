package dev.modelwire.kura.internal.request;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.kura.internal.thread.Worker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who asked for something that takes long, and are told how it goes until it ends. Few at a time: the oldest makes
 * room and is told so. The last notice is tried again a few times; others are not, for a newer one follows.
 */
public final class Watchers implements AutoCloseable {

    static final int MOST = 16;
    static final int TRIES = 5;
    static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private static final int MOST_ARRIVING = 64;
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final Worker worker;
    private final AtomicInteger arriving = new AtomicInteger();
    private final Deque<Watch> watches = new ArrayDeque<>();
    private int retrying;
    private @Nullable ModelSyncService service;

    public Watchers(Worker worker) {
        this.worker = worker;
    }

    /** Tells how it goes, once the answer is there. Returns at once. */
    void watch(Goal goal, Notices notices, CompletionStage<Answer> answer) {
        if (arriving.incrementAndGet() > MOST_ARRIVING) {
            arriving.decrementAndGet();
            LOG.debug("more than [{}] requests came at once: what becomes of one is not told", MOST_ARRIVING);
            return;
        }
        Watch watch = new Watch(goal, notices);
        worker.execute(() -> {
            arriving.decrementAndGet();
            add(watch);
            answer.thenAccept(given -> worker.execute(() -> answered(watch, given)));
        });
    }

    /** Follows the service that came, and the reports of what was begun before. */
    public void came(ModelSyncService given) {
        worker.execute(() -> {
            service = given;
            watches.stream().filter(Watch::answered).forEach(watch -> subscribe(watch, given));
        });
    }

    /** What it has not answered is over; of the rest its successor will report. */
    public void left(ModelSyncService given) {
        worker.execute(() -> {
            if (service != given) {
                return;
            }
            service = null;
            for (Watch watch : List.copyOf(watches)) {
                unsubscribe(watch);
                if (!watch.answered()) {
                    end(watch, Notice.failed(0, "the sync service stopped before it had answered: ask again"));
                }
            }
        });
    }

    private void add(Watch watch) {
        if (watches.size() == MOST) {
            end(
                    watches.getFirst(),
                    Notice.failed(0, "no longer followed, for [" + MOST + "] newer requests came: see reported"));
        }
        watches.addLast(watch);
    }

    private void answered(Watch watch, Answer answer) {
        if (watch.over()) {
            return;
        }
        @Nullable ModelSyncService current = service;
        if (answer instanceof Answer.Refused refused) {
            end(watch, Notice.failed(0, refused.code() + ": " + refused.detail()));
        } else if (watch.endsWithAnswer()) {
            end(watch, Notice.completed(answer.detail()));
        } else {
            watch.answeredNow();
            if (current != null) {
                subscribe(watch, current);
            }
        }
    }

    private void subscribe(Watch watch, ModelSyncService from) {
        unsubscribe(watch);
        watch.subscribe(from, () -> worker.execute(() -> look(watch)));
    }

    private void look(Watch watch) {
        watch.look().ifPresent(notice -> {
            if (notice.last()) {
                end(watch, notice);
            } else {
                try {
                    watch.notices().send(notice);
                } catch (Exception e) {
                    LOG.debug("a notice could not be sent; a newer one follows", e);
                }
            }
        });
    }

    private void end(Watch watch, Notice notice) {
        watch.end();
        watches.remove(watch);
        unsubscribe(watch);
        if (!sent(watch, notice, retrying < MOST ? 1 : TRIES)) {
            retrying++;
            again(watch, notice, 2);
        }
    }

    private void again(Watch watch, Notice notice, int attempt) {
        worker.after(FIRST_WAIT.multipliedBy(1L << (attempt - 2)), () -> {
            if (sent(watch, notice, attempt)) {
                retrying--;
            } else {
                again(watch, notice, attempt + 1);
            }
        });
    }

    /** Returns whether there is no more to do about it. */
    private static boolean sent(Watch watch, Notice notice, int attempt) {
        try {
            watch.notices().send(notice);
            return true;
        } catch (Exception e) {
            if (attempt >= TRIES) {
                LOG.warn("a requester could not be told [{}: {}]", notice.status(), notice.message(), e);
            }
            return attempt >= TRIES;
        }
    }

    private static void unsubscribe(Watch watch) {
        watch.takeSubscription().ifPresent(subscription -> {
            try {
                subscription.close();
            } catch (Exception e) {
                LOG.debug("a subscription could not be closed", e);
            }
        });
    }

    @Override
    public void close() {
        worker.execute(() -> List.copyOf(watches)
                .forEach(watch -> end(
                        watch, Notice.failed(0, "no longer followed, for Modelwire is being stopped: see reported"))));
        worker.close();
    }
}
