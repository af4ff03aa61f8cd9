/** The front door for embedders: {@link io.fairqueue.FairQueue}. */
@NullMarked
package io.fairqueue;

import org.jspecify.annotations.NullMarked;
