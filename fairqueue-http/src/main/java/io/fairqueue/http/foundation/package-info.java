/** What a server stands on: its stores, joined to their addresses. */
@NullMarked
package io.fairqueue.http.foundation;

import org.jspecify.annotations.NullMarked;
