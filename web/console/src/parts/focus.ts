/// Remembers where the hand is now. What comes later from the server may move the focus only if it is still there: the
/// answer to a key must never pull a field away from somebody who went on typing.
export function holdFocus(): () => boolean {
  const at = document.activeElement;
  return () => document.activeElement === at || !(at?.isConnected ?? false) && document.activeElement === document.body;
}
