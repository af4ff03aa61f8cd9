/** What fails for a while, told once when it begins and once when it is over. */
@NullMarked
package io.fairqueue.http.outage;

import org.jspecify.annotations.NullMarked;
