/// # Bodies
///
/// A message body as a flat list of [BodyPart]s: one for a plain body, every leaf of a `multipart/mixed` (RFC
/// 2046), however nested. An i3 INVITE carries its session description, its location and its Additional Data this
/// way, and refers to the parts by `cid:`; [Body#find] resolves that.
///
/// Sloppy senders are read: bare LF, a missing closing boundary, a missing blank line. What cannot be split is one
/// opaque part, never an error: a caller is not lost over his MIME.
@NullMarked
package org.tocsin.sip.body;

import org.jspecify.annotations.NullMarked;
