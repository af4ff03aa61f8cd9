@NullMarked
package io.fairqueue.http.ticket;

import org.jspecify.annotations.NullMarked;
