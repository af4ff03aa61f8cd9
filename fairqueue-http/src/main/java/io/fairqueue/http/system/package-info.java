/** How the whole system is, for admins: nodes, stores, queues, keys, settings and dead letters. */
@NullMarked
package io.fairqueue.http.system;

import org.jspecify.annotations.NullMarked;
