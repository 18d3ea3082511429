import { lookups, Problem, type Me } from "@tocsin/wire";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { preferences } from "../../app/preferences";
import { Button } from "../../parts/Button";
import css from "./SignIn.module.css";

/// The first page. It says what is wrong beside the field and keeps what was typed.
export function SignIn({ why, onSignedIn }: { why: string | null; onSignedIn: (me: Me) => void }) {
  const [login, setLogin] = useState(preferences.get().lastLogin);
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    document.title = "Sign in · Tocsin";
    (login === "" ? name : secret).current?.focus();
    // Only on arrival: typing a name must not move the focus.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    setProblem(null);
    try {
      const me = await lookups.signIn(login.trim(), password);
      preferences.set({ lastLogin: me.login });
      onSignedIn(me);
    } catch (error) {
      setAsking(false);
      setProblem(wordsOf(error));
      secret.current?.select();
    }
  };

  return (
    <main className={css.page}>
      <form className={css.form} onSubmit={(event) => void submit(event)} aria-labelledby={`${id}-title`}>
        <h1 id={`${id}-title`} className={css.title}>Tocsin</h1>
        <p className={css.under}>Emergency communications console</p>
        {why && <p className={css.why} role="status">{why}</p>}
        <label className={css.label} htmlFor={`${id}-name`}>Name</label>
        <input ref={name} id={`${id}-name`} className={css.input} value={login} autoComplete="username" spellCheck={false} autoCapitalize="none"
          required onChange={(event) => setLogin(event.target.value)} />
        <label className={css.label} htmlFor={`${id}-password`}>Password</label>
        <input ref={secret} id={`${id}-password`} className={css.input} type="password" value={password} autoComplete="current-password" required
          aria-describedby={`${id}-problem`} aria-invalid={problem !== null || undefined} onChange={(event) => setPassword(event.target.value)} />
        <p id={`${id}-problem`} className={css.problem} role="alert">{problem}</p>
        <SubmitButton asking={asking} />
      </form>
    </main>
  );
}

function SubmitButton({ asking }: { asking: boolean }) {
  const form = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={form} type="submit" hidden />
      <Button look="main" className={css.submit} onPress={() => form.current?.click()}>{asking ? "Signing in" : "Sign in"}</Button>
    </>
  );
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Problem)) return "The server cannot be reached.";
  if (error.code === "wrong-password") return "The name or the password is not right. Check Caps Lock and try again.";
  if (error.code === "account-locked") return "This account is locked after too many wrong passwords. A supervisor can unlock it.";
  return error.message;
}
