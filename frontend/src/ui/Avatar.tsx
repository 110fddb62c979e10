import { useState } from 'react';
import styles from './Avatar.module.css';

interface AvatarProps {
  name: string;
  src: string | null;
  size?: 'small' | 'medium' | 'large';
}

/** A box of fixed size that shows the initial until, and unless, the picture arrives. Decorative: the name stands beside it. */
export function Avatar({ name, src, size = 'medium' }: AvatarProps) {
  const [loaded, setLoaded] = useState<string | null>(null);
  const showsPicture = src !== null && loaded === src;
  return (
    <span
      className={`${styles.avatar} ${styles[size]}`}
      data-hue={hue(name)}
      data-picture={showsPicture}
      aria-hidden="true"
    >
      {!showsPicture && initial(name)}
      {src !== null && (
        <img
          className={styles.picture}
          src={src}
          alt=""
          decoding="async"
          referrerPolicy="no-referrer"
          onLoad={() => setLoaded(src)}
          onError={() => setLoaded(null)}
        />
      )}
    </span>
  );
}

function initial(name: string): string {
  return (/\S/u.exec(name)?.[0] ?? '?').toUpperCase();
}

// The same name always gets the same of six colours.
function hue(name: string): number {
  return Array.from(name, (letter) => letter.codePointAt(0) ?? 0).reduce((sum, code) => sum + code, 0) % 6;
}
