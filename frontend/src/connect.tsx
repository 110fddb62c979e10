import './styles/tokens.css';
import './styles/base.css';
import { mount } from './mount';
import { ConnectApp } from './ConnectApp';

mount(<ConnectApp path={window.location.pathname} query={new URLSearchParams(window.location.search)} />);
