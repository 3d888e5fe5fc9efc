package io.deltareplay.job.antijoin;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.deltareplay.action.FileAction;
import io.deltareplay.action.IdentityHasher;
import io.deltareplay.action.IdentitySet;
import io.deltareplay.action.PathSuffixFilter;
import java.io.Serializable;

/** Of which files a log's tail decided: a checkpoint's word on those does not count. */
public final class TailDecision implements Serializable {
    private static final long serialVersionUID = 1L;

    private final IdentitySet identities = new IdentitySet();
    private final PathSuffixFilter paths = new PathSuffixFilter();

    /**
     * Notes an action, newest first.
     *
     * @param origin where the action comes from
     * @return the origin of the action that decided before, {@link IdentitySet#ABSENT} when this one decides
     */
    int decide(FileAction action, IdentityHasher hasher, int origin) {
        paths.add(hasher.normalPath(action));
        return identities.add(hasher.identity(action), origin);
    }

    /** Whether it decided of no file. */
    public boolean isEmpty() {
        return identities.isEmpty();
    }

    /** A cheap first look: false says that nothing was decided of a file with this path. */
    public boolean mayKnow(byte[] path, int offset, int length) {
        return paths.mayContain(path, offset, length);
    }

    /** Whether it decided of a file. */
    public boolean knows(HashValue128 identity) {
        return identities.origin(identity) != IdentitySet.ABSENT;
    }
}
