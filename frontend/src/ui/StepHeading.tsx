import { useEffect, useRef } from 'react';
import styles from './StepHeading.module.css';

/** The page's only h1. Each new step moves focus here and renames the document, so that screen readers notice it. */
export function StepHeading({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} className={styles.heading}>
      {title}
    </h1>
  );
}
