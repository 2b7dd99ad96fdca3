import { createSignal } from "solid-js";
import { account } from "./account.ts";
import { PasswordField } from "./PasswordField.tsx";
import { MIN_PASSWORD_LENGTH, type PasswordProblem, passwordProblem } from "./passwords.ts";

/** State of a new password typed twice, with its problem in words once the person has tried to go on. */
export function createNewPassword() {
  const [password, setPassword] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const problem = () => (isTried() ? passwordProblem(password(), again()) : null);
  return {
    password,
    setPassword,
    again,
    setAgain,
    problem,
    /** Marks the attempt and says whether it may go on. */
    isReady: () => {
      setTried(true);
      return passwordProblem(password(), again()) === null;
    },
  };
}

function wordsFor(problem: PasswordProblem | null): string | undefined {
  if (problem === "too_short") return account("password.too_short", { n: MIN_PASSWORD_LENGTH });
  return problem === "too_plain" ? account("password.too_plain") : undefined;
}

export function NewPasswordFields(props: { state: ReturnType<typeof createNewPassword> }) {
  return (
    <>
      <PasswordField
        label={account("password.new")}
        hint={account("password.hint", { n: MIN_PASSWORD_LENGTH })}
        error={wordsFor(props.state.problem())}
        autocomplete="new-password"
        required
        value={props.state.password()}
        onInput={props.state.setPassword}
      />
      <PasswordField
        label={account("password.again")}
        error={props.state.problem() === "differs" ? account("password.differs") : undefined}
        autocomplete="new-password"
        required
        value={props.state.again()}
        onInput={props.state.setAgain}
      />
    </>
  );
}
